package com.example.library;

class Hidden extends Exception {}
