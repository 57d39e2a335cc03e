export const onionskin = 'Onionskin';
export const titled = (lesson: string) => `${lesson} – Onionskin`;
