// Keys have other names, and partly other meanings, on Apple's machines.
export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);
