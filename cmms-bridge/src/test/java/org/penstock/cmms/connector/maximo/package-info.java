@NullMarked
package org.penstock.cmms.connector.maximo;

import org.jspecify.annotations.NullMarked;
