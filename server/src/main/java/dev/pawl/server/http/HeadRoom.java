package dev.pawl.server.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The memory that connections take, with the heads of requests that have come on them: anybody can send
 * those, so
 * all of them together have a share of the heap. If it is used up, those connections are closed that have
 * kept us
 * waiting for the rest of a head for the longest time, then those that have for more of a body, and then
 * those that
 * have for a request.
 */
final class HeadRoom {
    private static final int SHARE = 4;

    private final long bytes;
    private final Set<Place> begun = new LinkedHashSet<>();
    private final Set<Place> unread = new LinkedHashSet<>();
    private final Set<Place> silent = new LinkedHashSet<>();
    private long taken;

    /** In a heap of that size. */
    HeadRoom(long heap) {
        this.bytes = heap / SHARE;
    }

    /** How many bytes are taken at this moment. */
    synchronized long taken() {
        return taken;
    }

    /**
     * Room for one connection.
     *
     * @param least
     *            bytes that it takes as long as it is open
     * @param close
     *            called when others need the room more
     */
    Place place(int least, Runnable close) {
        return new Place(least, close);
    }

    /** What one connection takes. */
    final class Place {
        private final int least;
        private final Runnable close;
        private long mine;
        private boolean closed;

        private Place(int least, Runnable close) {
            this.least = least;
            this.close = close;
        }

        /** Waits for a head from now on. False if there is no room for one more. */
        boolean await() {
            synchronized (HeadRoom.this) {
                if (closed) {
                    return false;
                }
                leave();
                taken -= mine;
                mine = 0;
                silent.add(this);
            }
            return take(least);
        }

        /** A head begins; the rest of it is awaited from now on. */
        void begin() {
            synchronized (HeadRoom.this) {
                if (silent.remove(this)) {
                    begun.add(this);
                }
            }
        }

        /** Takes room for some bytes more; false if there is none. */
        boolean take(int more) {
            List<Place> away = new ArrayList<>();
            boolean fits;
            synchronized (HeadRoom.this) {
                if (closed) {
                    return false;
                }
                taken += more;
                mine += more;
                sendAway(begun, away);
                sendAway(unread, away);
                sendAway(silent, away);
                fits = taken <= bytes;
            }
            away.forEach(other -> other.close.run());
            return fits;
        }

        private void sendAway(Set<Place> some, List<Place> away) {
            Iterator<Place> oldest = some.iterator();
            while (taken > bytes && oldest.hasNext()) {
                Place other = oldest.next();
                if (other != this) {
                    oldest.remove();
                    other.forget();
                    away.add(other);
                }
            }
        }

        /** The head is here; its body is awaited from now on. */
        void awaitBody() {
            synchronized (HeadRoom.this) {
                if (!closed) {
                    leave();
                    unread.add(this);
                }
            }
        }

        /** More of the body is here: those that send none go first. */
        void proceed() {
            synchronized (HeadRoom.this) {
                if (unread.remove(this)) {
                    unread.add(this);
                }
            }
        }

        /** The body is here too: whoever answers decides for how long the head stays. */
        void arrived() {
            synchronized (HeadRoom.this) {
                unread.remove(this);
            }
        }

        /** Gives all of it back. */
        void release() {
            synchronized (HeadRoom.this) {
                leave();
                forget();
            }
        }

        private void leave() {
            begun.remove(this);
            unread.remove(this);
            silent.remove(this);
        }

        private void forget() {
            taken -= mine;
            mine = 0;
            closed = true;
        }
    }
}
