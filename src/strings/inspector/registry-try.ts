export const hints = {
  get_app_config: 'a label, as auth',
  is_installed: 'a name, as django.contrib.auth',
  get_model: 'label.Model, or label, Model',
};
export const ended = 'It can’t be asked: the process has ended with its start. What it had by then is below.';
export const askIt = 'Ask it';
export const asked = 'What the registry is asked';
export const given = (call: string, hint: string) => `For ${call}: ${hint}`;
export const ask = 'Ask';
export const asking = 'Asking the running process…';
