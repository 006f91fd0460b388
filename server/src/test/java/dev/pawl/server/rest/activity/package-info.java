@NullMarked
package dev.pawl.server.rest.activity;

import org.jspecify.annotations.NullMarked;
