/**
 * {@code ecs:runTask}: task definitions in ECS's JSON, what RunTask takes, and tasks described as ECS
 * describes
 * them. Does
 * not belong here: how containers are run.
 */
@NullMarked
package dev.pawl.container.ecs;

import org.jspecify.annotations.NullMarked;
