/** An application with CDI, such as one with Quarkus, and an engine as one of its beans. */
@NullMarked
package dev.pawl.examples.cdi;

import org.jspecify.annotations.NullMarked;
