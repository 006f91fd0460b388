package dev.pawl.items;

import dev.pawl.history.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Items could not be read, or results not be written: a failure of the workflow, which Retry and Catch may
 * see.
 */
public final class ItemsException extends Exception {
    /** Name of the error if items cannot be read. */
    public static final String READER_FAILED = "States.ItemReaderFailed";
    /** Name of the error if results cannot be written. */
    public static final String WRITER_FAILED = "States.ResultWriterFailed";

    private static final long serialVersionUID = 1L;

    private final String error;
    private final String causeText;

    private ItemsException(String error, String causeText, @Nullable Throwable why) {
        super(causeText, why);
        this.error = error;
        this.causeText = causeText;
    }

    /** Items cannot be read. */
    public static ItemsException reading(String cause) {
        return new ItemsException(READER_FAILED, cause, null);
    }

    /** Items cannot be read, because of that. */
    public static ItemsException reading(String cause, Throwable why) {
        return new ItemsException(READER_FAILED, cause, why);
    }

    /** Results cannot be written. */
    public static ItemsException writing(String cause) {
        return new ItemsException(WRITER_FAILED, cause, null);
    }

    /** Results cannot be written, because of that. */
    public static ItemsException writing(String cause, Throwable why) {
        return new ItemsException(WRITER_FAILED, cause, why);
    }

    /** Error and cause as the history shows them. */
    public Failure failure() {
        return Failure.of(error, causeText);
    }
}
