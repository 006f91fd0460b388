package dev.pawl.http.transport;

import java.util.regex.Pattern;

/** What may stand in a header: nothing that could end its line. */
public final class HeaderText {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private HeaderText() {}

    /** Whether it is a token. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether it is printable ASCII. */
    public static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }
}
