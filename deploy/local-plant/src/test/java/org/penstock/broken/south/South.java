package org.penstock.broken.south;

import org.penstock.broken.north.North;

public record South(North opposite) {}
