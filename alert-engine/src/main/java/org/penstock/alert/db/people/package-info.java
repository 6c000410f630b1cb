/** What people follow and decide about: the changes of alarms, and work orders that are held. */
@NullMarked
package org.penstock.alert.db.people;

import org.jspecify.annotations.NullMarked;
