/**
 * States of JSONPath: paths, payload templates, intrinsic functions.
 */
@NullMarked
package dev.pawl.dsl.jsonpath;

import org.jspecify.annotations.NullMarked;
