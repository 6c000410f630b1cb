/** The role names of the realm. */
@NullMarked
package org.penstock.security;

import org.jspecify.annotations.NullMarked;
