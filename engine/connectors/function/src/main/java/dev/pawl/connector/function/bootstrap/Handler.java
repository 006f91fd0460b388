package dev.pawl.connector.function.bootstrap;

import com.amazonaws.services.lambda.runtime.Context;

/** A function, whatever its form: JSON text in, JSON text out. */
interface Handler {
    // A function may throw whatever it likes.
    byte[] handle(byte[] event, Context context) throws Throwable;
}
