// How right ways are written down: by the lesson's name, how it is done, and the app.py that does it.

export type Ways = Readonly<Record<string, readonly (readonly [how: string, app: string])[]>>;
