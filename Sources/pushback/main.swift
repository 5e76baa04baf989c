print("pushback")
