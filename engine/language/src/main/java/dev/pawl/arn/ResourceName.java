package dev.pawl.arn;

/**
 * Which names AWS lets a state machine, an activity or an execution have. Their length is the API model's
 * matter.
 */
public final class ResourceName {
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private ResourceName() {}

    /**
     * Whether all characters are allowed: no white space, brackets, wild cards, separators, control characters or
     * halves
     * of surrogate pairs.
     */
    public static boolean isLegal(String name) {
        return name.codePoints().allMatch(ResourceName::isLegal);
    }

    private static boolean isLegal(int c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c)
                && FORBIDDEN.indexOf(c) < 0 && Character.getType(c) != Character.SURROGATE && c != 0xFFFE
                && c != 0xFFFF;
    }
}
