/** Tests of the connector to Kubernetes clusters. */
@NullMarked
package dev.pawl.kubernetes;

import org.jspecify.annotations.NullMarked;
