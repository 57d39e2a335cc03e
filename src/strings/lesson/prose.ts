export const inGlossary = 'In the glossary';
