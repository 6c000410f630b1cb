package org.penstock.broken.http;

class ReadingHelper {}
