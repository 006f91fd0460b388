/** Tests of the Runtime API's end without a process. */
@NullMarked
package dev.pawl.connector.function.runtimeapi;

import org.jspecify.annotations.NullMarked;
