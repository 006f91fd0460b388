package dev.pawl.server.sam.tree;

/**
 * Where something stands.
 *
 * @param file
 *            as the user named it
 * @param line
 *            counted from 1; 0 if only the file is known
 * @param path
 *            such as {@code Resources/Orders/Properties/Events}; empty for the whole file
 */
public record Place(String file, int line, int column, String path) {
    /** A whole file, or what was typed instead of one. */
    public static Place of(String file) {
        return new Place(file, 0, 0, "");
    }

    /** A member or an element, at its own line. */
    Place child(String step, int atLine, int atColumn) {
        return new Place(file, atLine, atColumn, path.isEmpty() ? step : path + "/" + step);
    }

    /** Something below that has no line of its own. */
    public Place below(String step) {
        return new Place(file, line, column, path.isEmpty() ? step : path + "/" + step);
    }

    /** The innermost name. */
    public String step() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return (line == 0 ? file : file + ":" + line + ":" + column) + (path.isEmpty() ? "" : " at " + path);
    }
}
