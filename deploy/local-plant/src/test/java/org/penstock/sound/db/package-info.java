/** Classes that keep the house rules. */
@NullMarked
package org.penstock.sound.db;

import org.jspecify.annotations.NullMarked;
