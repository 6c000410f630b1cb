package org.penstock.plant;

/** What is in the way, as one plain sentence for the person at the keyboard. */
public final class PlantException extends RuntimeException {

  private final String sentence;

  public PlantException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public PlantException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
