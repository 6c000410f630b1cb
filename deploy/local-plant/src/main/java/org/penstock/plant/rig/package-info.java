/**
 * Single services as they are packaged, on a broker and a database of their own: what measures a
 * service or kills it is built on this.
 */
@NullMarked
package org.penstock.plant.rig;

import org.jspecify.annotations.NullMarked;
