import { useEffect, useRef, useState } from 'preact/hooks';
import { go, useAddress, withQuery } from '../../lib/router.js';

const REST = 250;
const LONGEST_PLAY = 20000;
const LONGEST_STEP = 350;
const TICK = 50;

/**
 * At which event the page looks: {id, live, set, playing, play}. It follows the newest event until it is set; set(null)
 * follows again. The address gets to know it once it rests.
 */
export function useMoment(newest) {
  const { query } = useAddress();
  const told = Number(query.get('at')) || null;
  const [at, setAt] = useState(told);
  const [playing, setPlaying] = useState(false);
  const frame = useRef(0);
  const wanted = useRef(null);
  const written = useRef(told);
  const set = id => {
    wanted.current = id;
    if (frame.current) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      setAt(wanted.current === null ? null : Math.max(1, wanted.current));
    });
  };
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  useEffect(() => {
    if (at === told) return undefined;
    const timer = setTimeout(() => {
      written.current = at;
      go(withQuery({ at }), { replace: true });
    }, REST);
    return () => clearTimeout(timer);
  }, [at]);
  useEffect(() => {
    if (told !== written.current) setAt(told);
    written.current = told;
  }, [told]);
  const id = Math.min(at ?? newest, newest);
  usePlay(playing, id, newest, set, setPlaying);
  const play = () => {
    if (!playing && id >= newest) set(1);
    setPlaying(!playing);
  };
  return { id, live: at === null, set, playing, play };
}

/** Steps from event to event; a long history is played in larger steps. */
function usePlay(playing, id, newest, set, setPlaying) {
  const from = useRef({ id: 0, time: 0 });
  useEffect(() => {
    if (!playing) return undefined;
    from.current = { id: id >= newest ? 1 : id, time: performance.now() };
    const each = Math.min(LONGEST_STEP, LONGEST_PLAY / Math.max(1, newest));
    const timer = setInterval(() => {
      const next = from.current.id + Math.floor((performance.now() - from.current.time) / each);
      set(Math.min(next, newest));
      if (next >= newest) setPlaying(false);
    }, TICK);
    return () => clearInterval(timer);
  }, [playing]);
}
