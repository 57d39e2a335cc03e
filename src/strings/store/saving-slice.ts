export const full = "Not saved: this browser's storage is full. Copy what you want to keep.";
export const locked = 'Not saved: this browser holds older work that could not be read, and there is no room to set it aside.';
export const closed = 'Not saved: this browser keeps no storage for this page. Copy what you want to keep.';
