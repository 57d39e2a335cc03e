export const widthIs = 'Width is';
export const measures = { time: 'Time', steps: 'Steps' };
export const noTimes = 'No times are kept in this recording.';
export const zoom = 'Zoom';
export const allInView = 'All in view';
/** How many times larger than when all is in view. */
export const closer = (times: number) => `${times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en')}×`;
export const zoomOut = 'Zoom out';
export const zoomOutKey = 'Zoom out (−)';
export const zoomIn = 'Zoom in';
export const zoomInKey = 'Zoom in (+)';
export const all = 'All';
export const allKey = 'All in view (0)';
