package dev.pawl.lint.shape;

/** What is known where a condition holds, and where it does not; never, where that cannot be. */
record Split(Moment yes, Moment no) {
    static final Split FAILS = new Split(Moment.NEVER, Moment.NEVER);

    static Split unknown(Moment moment) {
        return new Split(moment, moment);
    }

    Split swapped() {
        return new Split(no, yes);
    }
}
