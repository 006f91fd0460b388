package dev.pawl.protection;

/** What is watched; each is asked about once a second. */
public interface Surroundings {
    /** Where there is always room. */
    Surroundings NONE = new Surroundings() {
        @Override
        public long freeDisk() {
            return -1;
        }

        @Override
        public int heapPercent() {
            return 0;
        }

        @Override
        public int inFlight() {
            return 0;
        }
    };

    /** Bytes that are free where the store writes; negative if nobody knows. */
    long freeDisk();

    /** How many percent of the heap are in use, as far as collecting could not free them. */
    int heapPercent();

    /** Executions that move in memory. */
    int inFlight();
}
