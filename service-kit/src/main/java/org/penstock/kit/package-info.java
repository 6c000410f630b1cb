/**
 * What at least three services need and no service owns. Each package is one concept: {@code
 * inbox}, {@code outbox}, {@code chain}, {@code http}, {@code db}, {@code work}, {@code id}.
 */
@NullMarked
package org.penstock.kit;

import org.jspecify.annotations.NullMarked;
