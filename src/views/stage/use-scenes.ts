// What the stage shows, asked of the store: the scene of this moment, and the hop that is under way with the scenes at its ends.
import { useMemo } from 'react';
import { titleOf } from '../../servers/catalogue.ts';
import type { Read } from '../../store/reorder-state.ts';
import { appOf, selectArrangement, selectEarlier, selectLesson, selectRecording, selectWork } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import * as strings from '../../strings/stage/use-scenes.ts';
import type { Recording } from '../../trace/recording.ts';
import type { Scene } from '../../trace/scene.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { useMoment } from '../shared/following.tsx';
import { spoken } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useLeg } from '../timeline/use-leg.ts';
import { emptyScene } from './empty-scene.ts';
import type { Leg } from './rest.ts';

const selectServer = (state: State): string => titleOf(selectWork(state).server.name);
const selectMethod = (state: State): string => selectWork(state).request.method;
const selectApp = (state: State): string => appOf(selectLesson(state)).replace(/^.*:/, '');

const NO_SLOTS: Read['slots'] = [];

export interface Scenes {
  recording: Recording | null;
  cursor: number;
  scene: Scene;
  leg: Leg | null;
  /** The method that would be sent, while nothing has been. */
  empty: string | null;
  /** The picture in a sentence. */
  label: string;
}

export function useScenes(): Scenes {
  const recording = useMoment(selectRecording);
  const cursor = useMoment((state) => state.cursor);
  const earlier = useMoment(selectEarlier);
  const server = useOnionskin(selectServer);
  const app = useOnionskin(selectApp);
  const method = useOnionskin(selectMethod);
  const slots = useOnionskin(selectArrangement)?.slots ?? NO_SLOTS;
  const hop = useLeg();

  const scene = useMemo(
    () => (recording ? sceneAt(recording, cursor, earlier) : emptyScene([server, ...slots.map(({ name }) => name), app])),
    [recording, cursor, earlier, server, slots, app],
  );
  const end = hop?.from === cursor ? hop.to : hop?.to === cursor ? hop.from : null;
  const other = useMemo(() => (recording && end !== null ? sceneAt(recording, end, earlier) : null), [recording, end, earlier]);
  const leg =
    hop && other ? { from: hop.from === cursor ? scene : other, to: hop.to === cursor ? scene : other, u: hop.u } : null;
  const label = useMemo(
    () => (recording ? spoken(sentenceAt(recording, cursor, earlier)) : strings.willCall(server, slots[0]?.name ?? app)),
    [recording, cursor, earlier, server, slots, app],
  );
  return { recording, cursor, scene, leg, empty: recording ? null : method, label };
}
