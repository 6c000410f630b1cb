/**
 * Time and identifiers as injected collaborators, so that a domain answer depends on its input
 * alone.
 */
@NullMarked
package org.penstock.kit.id;

import org.jspecify.annotations.NullMarked;
