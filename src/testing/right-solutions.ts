// Other right ways through lessons: whoever solves a task in a way of their own has to pass as well.
import type { AuthoredLesson, Files } from '../lesson/lesson.ts';
import { admin } from './right-ways/admin.ts';
import { callables } from './right-ways/application-callable.ts';
import { applicationRegistry } from './right-ways/application-registry.ts';
import { closing } from './right-ways/closing.ts';
import { debugging } from './right-ways/debugging.ts';
import { djangoHooks } from './right-ways/django-hooks.ts';
import { djangoOrder } from './right-ways/django-order.ts';
import { djangoOwn } from './right-ways/django-own.ts';
import { errors } from './right-ways/errors.ts';
import { flags } from './right-ways/flags.ts';
import { forFrameworks } from './right-ways/for-frameworks.ts';
import { framework } from './right-ways/framework.ts';
import { framing } from './right-ways/framing.ts';
import { gateways } from './right-ways/gateways.ts';
import { handshake } from './right-ways/handshake.ts';
import { lazyBodies } from './right-ways/lazy-bodies.ts';
import { middleware } from './right-ways/middleware.ts';
import { production } from './right-ways/production.ts';
import { reading } from './right-ways/reading.ts';
import { readyAndPhases } from './right-ways/ready-and-phases.ts';
import { servers } from './right-ways/servers-and-software.ts';
import { serversAtWork } from './right-ways/servers-at-work.ts';
import { severalAndPacked } from './right-ways/several-and-packed.ts';
import { stacking } from './right-ways/stacking.ts';
import { streaming } from './right-ways/streaming.ts';
import { twoHalves } from './right-ways/two-halves.ts';
import { unseenBetween } from './right-ways/unseen-between.ts';
import { unseenBodies } from './right-ways/unseen-bodies.ts';
import { unseenCookies } from './right-ways/unseen-cookies.ts';
import { unseenFirstSteps } from './right-ways/unseen-first-steps.ts';
import { unseenFlags } from './right-ways/unseen-flags.ts';
import { unseenFrames } from './right-ways/unseen-frames.ts';
import { unseenLayers } from './right-ways/unseen-layers.ts';
import { unseenLogs } from './right-ways/unseen-logs.ts';
import { unseenMounts } from './right-ways/unseen-mounts.ts';
import { unseenServers } from './right-ways/unseen-servers.ts';
import { unseenSkins } from './right-ways/unseen-skins.ts';
import { unseenStreams } from './right-ways/unseen-streams.ts';
import { unseenTickets } from './right-ways/unseen-tickets.ts';
import { unseenWork } from './right-ways/unseen-work.ts';
import { above, type Ways } from './right-ways/ways.ts';
import { wellKnown } from './right-ways/well-known.ts';
import { whoAnswers } from './right-ways/who-answers.ts';

const rightWays: Ways = {
  ...servers,
  ...handshake,
  ...callables,
  ...lazyBodies,
  ...closing,
  ...stacking,
  ...middleware,
  ...whoAnswers,
  ...errors,
  ...twoHalves,
  ...reading,
  ...streaming,
  ...severalAndPacked,
  ...wellKnown,
  ...gateways,
  ...framing,
  ...serversAtWork,
  ...flags,
  ...production,
  ...framework,
  ...forFrameworks,
  ...debugging,
  ...djangoHooks,
  ...djangoOrder,
  ...djangoOwn,
  ...applicationRegistry,
  ...readyAndPhases,
  ...admin,
};

/** A lesson may be in several. */
const unseen: readonly Ways[] = [
  unseenFirstSteps,
  unseenBodies,
  unseenLayers,
  unseenSkins,
  unseenMounts,
  unseenStreams,
  unseenServers,
  unseenBetween,
  unseenWork,
  unseenCookies,
  unseenFlags,
  unseenLogs,
  unseenFrames,
  unseenTickets,
];

/** How a lesson is done, and the whole project that does it. */
export const rightSolutions = (lesson: AuthoredLesson) => projectsOf(lesson, [rightWays, ...unseen]);

/** Those that were written from the text of a task, before their author had seen its check. */
export const unseenSolutions = (lesson: AuthoredLesson) => projectsOf(lesson, unseen);

/** The whole projects of a lesson, of what is written down without what it begins with. */
export function projectsOf({ slug, start }: AuthoredLesson, all: readonly Ways[]): [how: string, files: Files][] {
  return all.flatMap((ways) => {
    const known = ways[slug];
    if (known === undefined) return [];
    const given = known.from === undefined ? '' : above(start, 'app.py', known.from);
    const filesOf = (code: (typeof known.ways)[number][1]): Files =>
      typeof code === 'string' ? { 'app.py': given + code } : typeof code === 'function' ? code(start) : code;
    return known.ways.map(([how, code]): [string, Files] => [how, { ...start, ...filesOf(code) }]);
  });
}
