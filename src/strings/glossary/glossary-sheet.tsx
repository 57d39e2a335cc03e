import type { ReactNode } from 'react';

export const glossary = 'Glossary';
export const introduced = (lesson: ReactNode) => <>Introduced in {lesson}</>;
