export const checks = 'Checks';
export const inShort = 'Checks, in short';
export const checking = 'Checking…';
export const onWsgiref =
  'They look at your program on wsgiref, so that no server’s habits decide. Send goes to the one you chose.';
export const afterEachSend = 'They are looked at after each Send.';
export const toldThere = 'They are told when your run on stage comes to what you predicted.';
export const changedSince = 'You have changed the code since; the next Send looks again.';
export const notLookedAt = 'They could not be looked at.';
export const allPass = 'All of them pass.';
export const somePass = (passed: number, all: number, waiting: number) => {
  const wait = waiting === 0 ? '' : waiting === 1 ? ' One waits for another.' : ` ${waiting} wait for another.`;
  return `${passed} of ${all} pass.${wait}`;
};
// Each is read aloud before what is checked: "passed: Two requests count to two."
export const standings = { passed: 'passed:', failed: 'failed:', todo: 'not yet:' };
