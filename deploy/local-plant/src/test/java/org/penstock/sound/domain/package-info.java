/** Classes that keep the house rules. */
@NullMarked
package org.penstock.sound.domain;

import org.jspecify.annotations.NullMarked;
