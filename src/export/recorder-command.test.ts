import { expect, test } from 'vitest';
import { recorderCommand } from './recorder-command.ts';

test.each([
  ['app:application', false, 'GET', '/', 'app:application --get /'],
  ['mysite.wsgi:application', false, 'GET', '/admin/?q=a b', "mysite.wsgi:application --get '/admin/?q=a b'"],
  ['app:create_app', true, 'POST', '/cart', "'app:create_app()' --post /cart"],
  ['app:application', false, 'DELETE', '/cart/3', 'app:application -X DELETE /cart/3'],
  ['app:application', false, "IT'S", '/', "app:application -X 'IT'\\''S' /"],
])('%s, factory %s, %s %s', (app, isFactory, method, target, words) => {
  expect(recorderCommand('onionskin.zip', app, isFactory, { method, target })).toBe(`python3 onionskin.zip ${words}`);
});
