package com.example;

class Integer {}
