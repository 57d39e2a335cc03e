export const lead =
  'Each fills the composer, and is sent when you press Send. What is said of servers holds for the real ones, too.';
