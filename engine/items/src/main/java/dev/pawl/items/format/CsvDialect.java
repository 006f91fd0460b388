package dev.pawl.items.format;

import java.util.List;
import java.util.Optional;

/**
 * How a CSV file is written.
 *
 * @param delimiter
 *            between two fields, in ASCII
 * @param headers
 *            names of the columns; empty if they stand in the first row
 */
public record CsvDialect(byte delimiter, Optional<List<String>> headers) {
    /** Commas, and the names in the first row. */
    public static final CsvDialect USUAL = new CsvDialect((byte) ',', Optional.empty());

    /**
     * What a ReaderConfig says.
     *
     * @throws FormatException
     *             if that is nothing that is known
     */
    public static CsvDialect of(Optional<String> delimiter, Optional<String> headerLocation, List<String> headers)
            throws FormatException {
        boolean given = headerLocation.isPresent() ? headerLocation.get().equals("GIVEN") : !headers.isEmpty();
        return new CsvDialect(byName(delimiter.orElse("COMMA")), given ? Optional.of(headers) : Optional.empty());
    }

    private static byte byName(String name) throws FormatException {
        return (byte) switch (name) {
            case "COMMA" -> ',';
            case "PIPE" -> '|';
            case "SEMICOLON" -> ';';
            case "SPACE" -> ' ';
            case "TAB" -> '\t';
            default -> throw new FormatException(
                    "Expected COMMA, PIPE, SEMICOLON, SPACE or TAB as CSVDelimiter, but got " + name + ".");
        };
    }
}
