/**
 * What AWS services answer, for tests of states with mocks. The models beside this package are made from
 * AWS's
 * published
 * API models by {@code build/models/make.py}. Does not belong here: what is checked against them.
 */
@NullMarked
package dev.pawl.server.models;

import org.jspecify.annotations.NullMarked;
