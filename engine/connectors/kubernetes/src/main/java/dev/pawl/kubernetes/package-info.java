/**
 * Kubernetes Jobs and calls of the Kubernetes API, under the names of Step Functions' EKS integration.
 * Belongs here: which
 * clusters there are, how their API is asked, and what its answers mean to a task. Does not belong here: the
 * patterns of
 * integrations, which are the core's, and clusters themselves, which nobody creates here.
 */
@NullMarked
package dev.pawl.kubernetes;

import org.jspecify.annotations.NullMarked;
