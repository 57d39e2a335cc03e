import { expect, test } from 'vitest';
import { groupFiles, nameIn } from './group-files.ts';

const PROJECT = ['manage.py', 'shop/urls.py', 'shop/settings.py', 'cart/models.py', 'cart/templates/cart/list.html', 'app.py'];

test('files are listed by folder, those at the top first, each folder in the order of the project', () => {
  expect(groupFiles(PROJECT, '')).toEqual([
    { folder: '', paths: ['manage.py', 'app.py'] },
    { folder: 'cart/', paths: ['cart/models.py'] },
    { folder: 'cart/templates/cart/', paths: ['cart/templates/cart/list.html'] },
    { folder: 'shop/', paths: ['shop/urls.py', 'shop/settings.py'] },
  ]);
});

test('what is looked for may stand anywhere in a path, in whatever case', () => {
  expect(groupFiles(PROJECT, ' CART ').flatMap(({ paths }) => paths)).toEqual([
    'cart/models.py',
    'cart/templates/cart/list.html',
  ]);
  expect(groupFiles(PROJECT, 'nowhere')).toEqual([]);
});

test('a name is what comes after the last slash', () => {
  expect(nameIn('cart/templates/cart/list.html')).toBe('list.html');
  expect(nameIn('app.py')).toBe('app.py');
});
