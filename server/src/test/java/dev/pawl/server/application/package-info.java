/** Tests of applications and how they differ. */
@NullMarked
package dev.pawl.server.application;

import org.jspecify.annotations.NullMarked;
