package com.example;

class TimeoutException extends Exception {
  private static final long serialVersionUID = 1;
}
