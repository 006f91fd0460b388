package dev.pawl.history.json;

/**
 * Keys of the stored form. They are part of every database: a key may be added, but none may change its
 * meaning.
 */
final class Keys {
    static final String TYPE = "t";
    /** Left out if it follows from the event before. */
    static final String ID = "i";
    /** Left out if it is the event before. */
    static final String PREVIOUS = "p";
    /** Since the event before, or since 1970 for the first. */
    static final String MILLIS = "ms";
    static final String FRAME = "f";

    static final String NAME = "n";
    static final String KIND = "k";
    static final String INPUT = "in";
    static final String OUTPUT = "out";
    static final String ERROR = "e";
    static final String CAUSE = "c";
    static final String ASSIGNED = "v";
    static final String LOCATION = "l";
    static final String ROLE = "r";
    static final String ALIAS = "al";
    static final String VERSION = "ver";
    static final String SERVICE = "s";
    static final String ACTION = "a";
    static final String REGION = "rg";
    static final String TIMEOUT = "to";
    static final String HEARTBEAT = "hb";
    static final String WORKER = "w";
    static final String PHASE = "ph";
    static final String LENGTH = "len";
    static final String INDEX = "x";
    static final String MAP_RUN = "mr";
    static final String REDRIVES = "rd";

    static final String NEXT = "_next";
    static final String SECRET = "_secret";
    static final String HANDLE = "_handle";
    static final String BEGINS_WITH = "_in";
    static final String BRANCHES = "_branches";
    static final String ITEMS = "_items";
    static final String CONCURRENCY = "_conc";
    static final String UNTIL = "_until";
    static final String RETRIER = "_retrier";
    static final String CLIENT_TOKEN = "_ct";
    static final String BEFORE = "_before";
    static final String REFERENCES = "_references";
    static final String ORIGIN = "_origin";
    static final String GOES_ON = "_goesOn";
    static final String SINCE = "_since";
    static final String BEGINS = "_begins";
    static final String FROM = "_from";
    static final String TO = "_to";

    /** After a payload's key: the number of one that came earlier. */
    static final String AGAIN = "#";
    /** After a payload's key: the number of one that is kept elsewhere. */
    static final String APART = "@";

    private Keys() {}
}
