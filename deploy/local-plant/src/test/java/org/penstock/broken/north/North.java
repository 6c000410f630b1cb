package org.penstock.broken.north;

import org.penstock.broken.south.South;

public record North(South opposite) {}
