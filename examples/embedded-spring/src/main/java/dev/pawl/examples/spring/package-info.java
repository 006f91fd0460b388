/** A Spring Boot application with an engine as one of its beans. */
@NullMarked
package dev.pawl.examples.spring;

import org.jspecify.annotations.NullMarked;
