package dev.pawl.examples.embedded;

import dev.pawl.embedded.ErrorName;

/** There is not enough of an item. */
@ErrorName("OutOfStock")
public final class OutOfStockException extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfStockException(String item) {
        super("Expected more of " + item + ", but the shelf is empty");
    }
}
